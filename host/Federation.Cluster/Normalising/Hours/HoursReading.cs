using System.Diagnostics.CodeAnalysis;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>What became of a text: hours, or the reason why there are none. Never both.</summary>
internal sealed record HoursReading
{
    private HoursReading(OpeningHours? hours, string? reason) => (Hours, Reason) = (hours, reason);

    public OpeningHours? Hours { get; }

    /// <summary>In English, without the text itself.</summary>
    public string? Reason { get; }

    [MemberNotNullWhen(true, nameof(Hours))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool Understood => Hours is not null;

    public static HoursReading Of(OpeningHours hours) => new(hours, null);

    public static HoursReading NotUnderstood(string reason) => new(null, reason);
}
