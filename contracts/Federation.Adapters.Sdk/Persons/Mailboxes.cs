using System.Text.Json;
using System.Text.RegularExpressions;

namespace Federation.Adapters.Sdk;

/// <summary>Finds mailboxes in texts that are not meant for them: people write them into comments and telephone columns.</summary>
public static partial class Mailboxes
{
    /// <summary>JSON pointers of the record's own texts with a mailbox in them, for <c>PersonFields</c>: the whole text is then cut.</summary>
    public static IReadOnlyList<string> PointersIn(RecordFields record) =>
        [.. record.Members.Where(member => member.Value.ValueKind == JsonValueKind.String && IsIn(member.Value.GetString()!)).Select(member => record.Pointer(member.Name))];

    /// <summary>Whether a mailbox is written in the text. "Observ@toire" and "@handle" are none.</summary>
    public static bool IsIn(string text) => text.Contains('@', StringComparison.Ordinal) && Shape().IsMatch(text);

    // A name before the sign, and a host with a dot after it; "Observ@toire" and "@handle" are neither. Every '@' is tried once: no label holds the dot that ends it.
    [GeneratedRegex(@"[\p{L}\p{Nd}_+-]@(?:[\p{L}\p{Nd}](?:[\p{L}\p{Nd}-]{0,62})\.)+\p{L}{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
