import amsDecisions from './ams-decisions.json' with { type: 'json' }
import amsLineNeeds from './ams-line-needs.json' with { type: 'json' }
import amsServer from './ams-server.json' with { type: 'json' }
import amsTicked from './ams-ticked.json' with { type: 'json' }
import app from './app.json' with { type: 'json' }
import common from './common.json' with { type: 'json' }
import components from './components.json' with { type: 'json' }
import editing from './editing.json' with { type: 'json' }
import exports from './exports.json' with { type: 'json' }
import filesIn from './files-in.json' with { type: 'json' }
import filesMore from './files-more.json' with { type: 'json' }
import hostile from './hostile-inputs.json' with { type: 'json' }
import images from './images.json' with { type: 'json' }
import keptSafe from './kept-safe.json' with { type: 'json' }
import longWorks from './long-works.json' with { type: 'json' }
import main from './main.json' with { type: 'json' }
import compare from './screens-compare.json' with { type: 'json' }
import otherScreens from './screens-other.json' with { type: 'json' }
import setup from './settings-setup.json' with { type: 'json' }

/** German texts by their English key. Each file is of a part of the app; a key stands in one of them. */
export const german: Readonly<Record<string, string>> = {
  ...common,
  ...app,
  ...components,
  ...compare,
  ...otherScreens,
  ...setup,
  ...main,
  ...images,
  ...editing,
  ...amsServer,
  ...amsDecisions,
  ...amsTicked,
  ...amsLineNeeds,
  ...exports,
  ...filesIn,
  ...longWorks,
  ...filesMore,
  ...hostile,
  ...keptSafe,
}
