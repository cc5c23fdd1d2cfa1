/** What training measured, as its commands wrote it; each file names the command. */
import perturbation from '../../../../training/studies/perturbation.json';

export { perturbation };
