/** What training measured, as its commands wrote it; each file names the command. */
import diary from '../../../../training/studies/diary.json';
import glass from '../../../../training/studies/glass.json';
import perturbation from '../../../../training/studies/perturbation.json';

export { diary, glass, perturbation };
