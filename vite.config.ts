import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // a font or picture inside the style sheet would be a data: address, which the CSP refuses
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
});
