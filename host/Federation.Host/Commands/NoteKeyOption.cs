using System.CommandLine.Parsing;
using Federation.Registry.Log.Notes;

namespace Federation.Host.Commands;

/// <summary>Options that take keys of logs and witnesses.</summary>
internal static class NoteKeyOption
{
    /// <summary>Says no to what is no key of a log.</summary>
    public static void CheckLog(OptionResult result) => Check(result, NoteAlgorithm.Ed25519, "a key of a log as name+id+key, as the log's address /log/keys shows it");

    /// <summary>Says no to what is no key of a witness.</summary>
    public static void CheckWitness(OptionResult result) => Check(result, NoteAlgorithm.Cosignature, "a key of a witness as name+id+key, as \"witness key\" prints it");

    public static IReadOnlyList<NoteKey> Keys(string[]? texts) => [.. (texts ?? []).Select(NoteKey.Read).OfType<NoteKey>()];

    private static void Check(OptionResult result, NoteAlgorithm algorithm, string what)
    {
        if (result.Tokens.Any(token => NoteKey.Read(token.Value)?.Algorithm != algorithm)) result.AddError($"{result.Option.Name} is {what}.");
    }
}
