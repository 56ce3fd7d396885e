using System.CommandLine.Parsing;
using Federation.Registry.Log.Notes;

namespace Federation.Host.Commands;

/// <summary>Options that take keys of logs and witnesses.</summary>
internal static class NoteKeyOption
{
    /// <summary>Says no to what is no key.</summary>
    public static void Check(OptionResult result)
    {
        if (result.Tokens.Any(token => NoteKey.Read(token.Value) is null)) result.AddError($"{result.Option.Name} is a key as name+id+key.");
    }

    public static IReadOnlyList<NoteKey> Keys(string[]? texts) => [.. (texts ?? []).Select(NoteKey.Read).OfType<NoteKey>()];
}
