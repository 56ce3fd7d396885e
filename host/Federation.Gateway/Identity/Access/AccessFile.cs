using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Gateway.Identity.Access;

/// <summary>
/// Reads the access table: <c>{ "Network": [{ "who": "manager", "of": "own", "else": "null", "fields": ["approvedHosts"] }] }</c>. <c>who</c> is a word of
/// <see cref="Audiences"/>; <c>of</c> is <c>any</c>, <c>own</c>, <c>argument input.network</c>, <c>centre input.centre</c> or <c>centre-lately centre</c>, for roles of a network and for no others; <c>else</c> is
/// <c>null</c>, or left out for an error.
/// </summary>
internal static partial class AccessFile
{
    /// <summary>The embedded resource's name, and the file's.</summary>
    public const string Name = "access.json";

    private const string ArgumentPrefix = "argument ";
    private const string CentrePrefix = "centre ";
    private const string LatelyPrefix = "centre-lately ";

    /// <summary>The words of the table.</summary>
    public static FrozenDictionary<string, Audience> Audiences { get; } = new Dictionary<string, Audience>(StringComparer.Ordinal)
    {
        ["public"] = Audience.Public,
        ["receiver"] = Audience.Receiver,
        ["signedIn"] = Audience.SignedIn,
        ["concerned"] = Audience.Concerned,
        ["member"] = Audience.Member,
        ["staff"] = Audience.Staff,
        ["manager"] = Audience.Manager,
        ["assessor"] = Audience.Assessor,
        ["operator"] = Audience.Operator,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>The rows in the file's order, a repeated field repeated.</returns>
    /// <exception cref="InvalidDataException">Not such an object. The message names the type, and what is wrong with its entry.</exception>
    public static IReadOnlyList<AccessRow> Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var types = JsonSerializer.Deserialize(utf8, EntryJson.Default.DictionaryStringListEntry) ?? throw new JsonException("There is nothing in it.");
            return [.. from type in types from entry in type.Value let rule = RuleOf(type.Key, entry) from field in entry.Fields select new AccessRow(type.Key, field, rule)];
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{Name} is not an object of types: {failure.Message}", failure);
        }
    }

    private static AccessRule RuleOf(string type, Entry entry)
    {
        if (!Audiences.TryGetValue(entry.Who, out var who)) throw Wrong($"nobody is called \"{entry.Who}\"; there are {string.Join(", ", Audiences.Keys.Order(StringComparer.Ordinal))}");
        if (entry.Else is not (null or "null")) throw Wrong($"\"else\" is \"null\" or left out, not \"{entry.Else}\"");
        var rule = new AccessRule { Who = who, NullForOthers = entry.Else is not null };
        if (rule.NullForOthers && !rule.IsGuarded) throw Wrong($"\"{entry.Who}\" leaves nobody to be answered null");
        bool ofNetwork = rule.Role is not (null or Role.Operator);
        return entry.Of switch
        {
            null when !ofNetwork => rule,
            "any" when ofNetwork => rule with { Of = NetworkOf.Any },
            "own" when ofNetwork => rule with { Of = NetworkOf.Own },
            { } of when ofNetwork && of.StartsWith(ArgumentPrefix, StringComparison.Ordinal) => rule with { Of = NetworkOf.Argument, Argument = of[ArgumentPrefix.Length..] },
            { } of when ofNetwork && of.StartsWith(CentrePrefix, StringComparison.Ordinal) => rule with { Of = NetworkOf.Centre, Argument = of[CentrePrefix.Length..] },
            { } of when ofNetwork && of.StartsWith(LatelyPrefix, StringComparison.Ordinal) => rule with { Of = NetworkOf.CentreLately, Argument = of[LatelyPrefix.Length..] },
            null => throw Wrong($"\"{entry.Who}\" needs \"of\": any, own, or argument or centre and its name"),
            _ => throw Wrong(ofNetwork ? $"\"of\" is any, own, or argument or centre and its name, not \"{entry.Of}\"" : $"\"{entry.Who}\" is of no network, so it has no \"of\""),
        };

        InvalidDataException Wrong(string what) => new($"{Name}: {type}: {what}.");
    }

    private sealed record Entry
    {
        public required string Who { get; init; }

        public string? Of { get; init; }

        public string? Else { get; init; }

        public required IReadOnlyList<string> Fields { get; init; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, AllowDuplicateProperties = false)]
    [JsonSerializable(typeof(Dictionary<string, List<Entry>>))]
    private sealed partial class EntryJson : JsonSerializerContext;
}
