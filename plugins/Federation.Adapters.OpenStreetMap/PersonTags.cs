using System.Collections.Frozen;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>
/// What in an element names or reaches a person: whoever edited it last, mailboxes and numbers in a pocket, and the mappers' notes to each
/// other; and any other text with a mailbox in it. Telephones stay: the tag is the place's own.
/// </summary>
internal static class PersonTags
{
    // The last part of the key: email, contact:email, operator:email.
    private static readonly FrozenSet<string> Endings =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "email", "mobile", "whatsapp", "telegram", "skype", "signal", "person", "note", "fixme");

    /// <summary>JSON pointers in a record of the shape of Overpass.</summary>
    public static IReadOnlyList<string> PointersIn(RecordFields element)
    {
        var tags = element.In("tags");
        var keys = element.Values("tags").SelectMany(given => RecordFields.Of(given).Names).Distinct();
        var named = keys.Where(key => Endings.Contains(key[(key.LastIndexOf(':') + 1)..])).Select(tags.Pointer);
        var written = element.Values("tags").SelectMany(given => Mailboxes.PointersIn(RecordFields.Of(given))).Where(pointer => !IsName(pointer)).Select(pointer => element.Pointer("tags") + pointer);
        return ["/user", "/uid", .. named.Union(written)];
    }

    // A place may be called like a mailbox; without its name it could not be listed.
    private static bool IsName(string pointer) => pointer == "/name" || pointer.StartsWith("/name:", StringComparison.Ordinal);
}
