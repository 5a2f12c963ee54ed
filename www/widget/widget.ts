// The widget: Timbre on a page of one's own.
import "../../extension/host/main";
