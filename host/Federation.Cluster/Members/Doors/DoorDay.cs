using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Doors;

/// <summary>How many genuine passes of members of networks that do not list the centre its door answered on one day, by answer, as stored. Nothing in it tells who they were, nor of which network. Immutable.</summary>
public sealed record DoorDay
{
    public required CentreId Centre { get; init; }

    /// <summary>In UTC: one calendar for all, whatever a centre's own does.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>In order of their codes, each once.</summary>
    public ImmutableArray<CountedAnswer> Answers { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Of <see cref="AdmissionCodes.LabelLevel"/>, how many were to a level that the centre held at some moment of the <see cref="DoorDays.Kept"/> days before, and holds no more.</summary>
    public int LevelLost { get; init; }

    /// <summary>Whether an answer is counted: a network's own members at its own centre say nothing of how networks work together.</summary>
    internal static bool IsCounted(AdmissionCase asked) => !asked.Centre.Listers.Contains(asked.Pass.HomeNetwork);

    /// <summary>The same day with one answer more.</summary>
    internal DoorDay With(AdmissionCase asked, AdmissionDecision decision)
    {
        int count = Answers.FirstOrDefault(answer => answer.Code == decision.Code)?.Count ?? 0;
        return this with
        {
            Answers = [.. Answers.Where(answer => answer.Code != decision.Code).Append(new CountedAnswer(decision.Code, count + 1)).OrderBy(answer => answer.Code, StringComparer.Ordinal)],
            LevelLost = LevelLost + (decision.Code == AdmissionCodes.LabelLevel && asked.Pass.LabelLevel <= asked.Centre.LabelLevelLately ? 1 : 0),
        };
    }

    internal static StateKey KeyOf(CentreId centre, DateOnly day) => new(RowKinds.DoorDay, PrefixOf(centre) + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>How the ids of all days of a centre begin.</summary>
    internal static string PrefixOf(CentreId centre) => $"{centre}/";

    internal static DoorDay Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.DoorDay) ?? throw new JsonException($"Row {row.Key} is empty.");

    internal StateWrite Write(long version) => new(KeyOf(Centre, Day), version, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.DoorDay));
}

/// <summary>How often a door gave one answer.</summary>
/// <param name="Code">One of <see cref="AdmissionCodes"/>.</param>
public sealed record CountedAnswer(string Code, int Count);
