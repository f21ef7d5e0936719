/** The page asks the system for nothing: no clipboard reading, camera, notifications, devices. */
import type { Session } from 'electron'

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  // Without a listener no serial port is ever chosen; the two handlers above already refuse to list any.
  // Files leave through the save dialog of the contract only, never as a download.
  session.on('will-download', (event) => event.preventDefault())
}
