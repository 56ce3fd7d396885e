using System.Globalization;
using System.Text.Json.Serialization;

namespace Federation.Cluster.Storage.Grains;

/// <summary>A reminder as its row stores it.</summary>
internal sealed record ReminderRow(string Grain, string Name, DateTime StartAt, TimeSpan Period)
{
    private const char Separator = '|';

    public static ReminderRow Of(ReminderEntry entry) =>
        new(entry.GrainId.ToString(), entry.ReminderName, entry.StartAt.ToUniversalTime(), entry.Period);

    /// <summary>The row of one reminder: the grain, a separator that the grain's part never holds, the name.</summary>
    public static StateKey KeyOf(GrainId grain, string name) => new(RowKinds.Reminder, PrefixOf(grain) + name);

    /// <summary>How the ids of all reminders of a grain start.</summary>
    public static string PrefixOf(GrainId grain) =>
        grain.ToString().Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal) + Separator;

    public ReminderEntry ToEntry(long version) => new()
    {
        GrainId = GrainId.Parse(Grain),
        ReminderName = Name,
        StartAt = StartAt,
        Period = Period,
        ETag = version.ToString(CultureInfo.InvariantCulture),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReminderRow))]
internal sealed partial class ReminderJson : JsonSerializerContext;
