// What every page has beside its HTML; without it everything works by links and forms.
import './combobox.js';
import './near.js';
import './folds.js';
