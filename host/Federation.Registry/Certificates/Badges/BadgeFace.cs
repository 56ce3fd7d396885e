using Federation.Registry.Labels;

namespace Federation.Registry.Certificates.Badges;

/// <summary>What a badge shows to those who look at it. A level stands in it only while it is held.</summary>
public sealed record BadgeFace
{
    /// <summary>As the certificate has it.</summary>
    public required string CentreName { get; init; }

    /// <summary>Of the label, at the moment of the badge.</summary>
    public required LabelState State { get; init; }

    /// <summary>Whether another label was awarded in its place.</summary>
    public required bool IsReplaced { get; init; }

    /// <summary>What the centre holds by this label; null where it holds nothing by it.</summary>
    public required LabelAward? Held { get; init; }

    /// <summary>1 to 3; null where the label is not held.</summary>
    public int? Level => Held?.Levels.Overall;

    /// <summary>The label in its centre's words: "Niveau 2", "Suspendu".</summary>
    internal BilingualText Standing => State switch
    {
        LabelState.Awarded when IsReplaced => new BilingualText("Remplacé", "Replaced"),
        LabelState.Awarded => new BilingualText($"Niveau {Level}", $"Level {Level}"),
        LabelState.Suspended => new BilingualText("Suspendu", "Suspended"),
        LabelState.Expired => new BilingualText("Expiré", "Expired"),
        LabelState.Revoked => new BilingualText("Retiré", "Revoked"),
        _ => throw new InvalidOperationException("A label that was never awarded has no badge."),
    };

    /// <param name="label">As it stands; it was awarded.</param>
    /// <param name="isReplaced">Whether another was awarded in its place.</param>
    public static BadgeFace Of(string centreName, CentreLabel label, bool isReplaced, DateTimeOffset at) =>
        new() { CentreName = centreName, State = label.StateAt(at), IsReplaced = isReplaced, Held = isReplaced || label.HeldAt(at) is null ? null : label.Award };
}
