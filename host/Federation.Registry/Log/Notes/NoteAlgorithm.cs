namespace Federation.Registry.Log.Notes;

/// <summary>What a line under a note is signed with, by the numbers of <see href="https://c2sp.org/signed-note">C2SP signed-note</see>.</summary>
public enum NoteAlgorithm
{
    /// <summary>Ed25519 over the note's text, by whoever wrote it.</summary>
    Ed25519 = 1,

    /// <summary>A witness's: Ed25519 over a time and the note's text (<see href="https://c2sp.org/tlog-cosignature">C2SP tlog-cosignature</see>).</summary>
    Cosignature = 4,
}
