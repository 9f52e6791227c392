import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const element = document.getElementById('pane');
if (!element) throw new Error('taskpane.html has no element for the pane');
createRoot(element).render(<App />);
