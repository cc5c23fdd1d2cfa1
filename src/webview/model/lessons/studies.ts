/** Results of the training's studies; each file names the command that wrote it. */
import diary from '../../../../training/studies/diary.json';
import glass from '../../../../training/studies/glass.json';
import clipping from '../../../../training/studies/clipping.json';
import closers from '../../../../training/studies/closers.json';
import cost from '../../../../training/studies/cost.json';
import gradients from '../../../../training/studies/gradients.json';
import perturbation from '../../../../training/studies/perturbation.json';
import recipe from '../../../../training/studies/recipe.json';

export { clipping, closers, cost, diary, glass, gradients, perturbation, recipe };
