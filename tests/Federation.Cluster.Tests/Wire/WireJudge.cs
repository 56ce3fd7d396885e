using System.Globalization;

namespace Federation.Cluster.Tests.Wire;

/// <summary>Says what becomes of hosts of two releases that differ in a contract. Pure.</summary>
internal static class WireJudge
{
    private const string NoMix = "Hosts of both releases cannot work beside one another then, or not on what the other stored.";

    /// <summary>Every difference, those that break first; empty where there is none.</summary>
    /// <param name="before">Of the release before.</param>
    /// <param name="after">Of this one.</param>
    public static IReadOnlyList<WireChange> Compare(IReadOnlyList<WireContract> before, IReadOnlyList<WireContract> after)
    {
        before = Renamed(before, after);
        var old = before.ToDictionary(contract => (contract.Sort, contract.Name));
        var now = after.ToDictionary(contract => (contract.Sort, contract.Name));
        var changes = new List<WireChange>();
        changes.AddRange(before.Where(contract => !now.ContainsKey((contract.Sort, contract.Name))).Select(Gone));
        changes.AddRange(after.Where(contract => !old.ContainsKey((contract.Sort, contract.Name))).Select(New));
        foreach (var contract in after)
        {
            if (old.TryGetValue((contract.Sort, contract.Name), out var former)) changes.AddRange(Members(former, contract));
        }

        return [.. changes.OrderBy(change => change.IsSafe)];
    }

    /// <summary>Whether hosts of the release before are kept away from those of this one: then any change will do.</summary>
    public static bool IsApart(IReadOnlyList<WireContract> before, IReadOnlyList<WireContract> after) => Version(after, WireReflection.Oldest) > Version(before, WireReflection.Oldest);

    private static int Version(IReadOnlyList<WireContract> contracts, string key) =>
        Number(contracts.FirstOrDefault(contract => contract is { Sort: WireSort.Version, Name: WireReflection.Wire })?.Members.FirstOrDefault(member => member.Key == key)?.Shape);

    /// <summary>With types of JSON that are the same but for their name called as they are now: no row names its type.</summary>
    private static IReadOnlyList<WireContract> Renamed(IReadOnlyList<WireContract> before, IReadOnlyList<WireContract> after)
    {
        var names = new Dictionary<string, string>();
        foreach (var gone in before.Where(contract => IsOfJson(contract) && !Has(after, contract)))
        {
            if (after.FirstOrDefault(other => other.Sort == gone.Sort && !Has(before, other) && other.Members.SequenceEqual(gone.Members)) is { } same) names[gone.Name] = same.Name;
        }

        if (names.Count == 0) return before;
        // What had a member of such a type may now be the same too.
        return Renamed([.. before.Select(contract => contract with
        {
            Name = IsOfJson(contract) ? names.GetValueOrDefault(contract.Name, contract.Name) : contract.Name,
            Members = IsOfJson(contract) || contract.Sort is WireSort.Row or WireSort.Event ? [.. contract.Members.Select(member => member with { Shape = WireShapes.Rename(member.Shape, names) })] : contract.Members,
        })], after);
    }

    private static bool IsOfJson(WireContract contract) => contract.Sort is WireSort.Json or WireSort.Word;

    private static bool Has(IReadOnlyList<WireContract> contracts, WireContract one) => contracts.Any(contract => contract.Sort == one.Sort && contract.Name == one.Name);

    private static WireChange New(WireContract contract) => contract.Sort switch
    {
        WireSort.Event => WireChange.Safe(contract, "is told from now on", "Readers of the feed pass by what they do not know; see that the one before does."),
        WireSort.Class => WireChange.Safe(contract, "is new", "Only hosts that have the class are given its grains."),
        _ => WireChange.Safe(contract, "is new", "A host of the release before neither sends it nor looks for it."),
    };

    private static WireChange Gone(WireContract contract) => contract.Sort switch
    {
        WireSort.Row or WireSort.Event => WireChange.Breaks(contract, "is gone or has another name", $"Rows and events of that kind stay stored. Put the kind back, and go on reading it. {NoMix}"),
        WireSort.Json or WireSort.Word => WireChange.Safe(contract, "is gone", "Whether anything still stores it, the types that had it say."),
        _ => WireChange.Breaks(contract, "is gone or has another name", $"A host of the release before still sends it or asks for it. Put it back under that name; a C# type may be renamed, its alias may not. {NoMix}"),
    };

    private static IEnumerable<WireChange> Members(WireContract before, WireContract after)
    {
        if (after.Sort == WireSort.Version) return Versions(before, after);
        var old = before.Members.ToDictionary(member => member.Key);
        var now = after.Members.ToDictionary(member => member.Key);
        return
        [
            .. before.Members.Where(member => !now.ContainsKey(member.Key)).Select(member => Gone(after, member)),
            .. after.Members.Where(member => !old.ContainsKey(member.Key)).Select(member => New(before, after, member)),
            .. after.Members.Where(member => old.TryGetValue(member.Key, out var former) && former.Shape != member.Shape).Select(member => Changed(after, old[member.Key], member)),
        ];
    }

    private static IEnumerable<WireChange> Versions(WireContract before, WireContract after) => after.Members
        .Where(member => before.Members.All(former => former.Key != member.Key || former.Shape != member.Shape))
        .Select(member => after.Name == WireReflection.Wire
            ? WireChange.Safe(after, $"{member.Key} is {member.Shape}", "Hosts look at it before they join.")
            : WireChange.Breaks(after, $"{member.Key} is {member.Shape}", "A host of the release before that starts again is refused (store.newer), so there is no way back. Let one release know the new format before another makes it."));

    private static WireChange Gone(WireContract contract, WireMember member) => contract.Sort switch
    {
        WireSort.Grain => WireChange.Breaks(contract, $"has no {member.Key} any more", "A host of the release before still calls it. Keep it until the release after the last one that calls it."),
        WireSort.Sent => WireChange.Breaks(contract, $"has no member {member.Key} ({member.Word}) any more", "A host of the release before still sends and expects it. Keep the member, and never give its id to another."),
        WireSort.Json => WireChange.Breaks(contract, $"has no member {member.Key} any more", "Rows that were stored have it, and a host of the release before reads it. Keep the member."),
        _ => WireChange.Breaks(contract, $"has no {member.Key} any more", "It is stored, or is sent by a host of the release before. Keep it."),
    };

    private static WireChange New(WireContract before, WireContract after, WireMember member) => after.Sort switch
    {
        WireSort.Grain => VersionOf(after) > VersionOf(before)
            ? WireChange.Safe(after, $"has {member.Key} from now on", "With its version raised, who calls it is brought to a host that knows it.")
            : WireChange.Breaks(after, $"has {member.Key} from now on", "A grain on a host of the release before does not know it. Raise the interface's [Version]: then who calls it is brought to a host that does."),
        WireSort.Sent => WireChange.Safe(after, $"has a member {member.Key} ({member.Word}) from now on", "A host of the release before passes it by, and sends none: let what it means be right without it."),
        WireSort.Json when member.Shape.EndsWith(WireShapes.Required, StringComparison.Ordinal) => WireChange.Breaks(after, $"demands a member {member.Key} from now on", "Rows that were stored do not have it. Let it be optional."),
        WireSort.Json => WireChange.Safe(after, $"has a member {member.Key} from now on", "Rows that were stored do not have it, and a host of the release before that writes a row again drops it: let nothing be lost with it until every host knows it."),
        WireSort.Word or WireSort.Number => WireChange.Breaks(after, $"has the value {member.Key} {member.Word}".TrimEnd() + " from now on", "A host of the release before cannot read it. Let one release know it before another writes it: then raise the oldest version that hosts speak."),
        _ => WireChange.Safe(after, $"has {member.Key} from now on", "A host of the release before does not look for it."),
    };

    private static WireChange Changed(WireContract contract, WireMember before, WireMember after) => contract.Sort switch
    {
        WireSort.Grain when after.Key == WireReflection.InterfaceVersion && Number(after.Shape) > Number(before.Shape) => WireChange.Safe(contract, $"has version {after.Shape}", "Grains move to hosts that know it as they are called."),
        WireSort.Json when before.Shape == after.Shape + WireShapes.Required => WireChange.Breaks(contract, $"does not demand {after.Key} any more", "A host of the release before does. Go on writing it always."),
        WireSort.Json when after.Shape == before.Shape + WireShapes.Required => WireChange.Breaks(contract, $"demands {after.Key} from now on", "Rows that were stored need not have it. Let it be optional."),
        WireSort.Grain => WireChange.Breaks(contract, $"{after.Key} was {before.Shape} and is {after.Shape}", "A host of the release before calls it as it was. Put it back, and add a method under another alias."),
        _ => WireChange.Breaks(contract, $"{after.Key} was {before.Shape} and is {after.Shape}", "What was stored or is sent under that key cannot be read so. Put it back, and add a member under a key that nobody had."),
    };

    private static int VersionOf(WireContract grain) => Number(grain.Members.FirstOrDefault(member => member.Key == WireReflection.InterfaceVersion)?.Shape);

    private static int Number(string? shape) => int.TryParse(shape, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
