import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Icon } from "./icon.tsx";
import "./drop-zone.css";

interface DropZoneProps {
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** A file, dragged here or chosen: the field underneath is an ordinary one, for the keyboard and for readers of the screen. */
export function DropZone({ label, hint, accept, onFile }: DropZoneProps) {
  const id = useId();
  const over = useSignal(false);
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file !== undefined) onFile(file);
  };
  return (
    <div
      class={over.value ? "drop-zone over" : "drop-zone"}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        take(event.dataTransfer?.files);
      }}
    >
      <Icon name="upload" />
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <small class="muted" id={`${id}-hint`}>
        {hint}
      </small>
    </div>
  );
}
