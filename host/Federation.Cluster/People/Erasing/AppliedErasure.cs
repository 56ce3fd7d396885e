using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Suppressing;

namespace Federation.Cluster.People.Erasing;

/// <summary>
/// What a store says of one entry of the list of erasures. Without such a row, or with one that was not applied yet, it is erased from again: a backup from before has none, and a crash leaves one open.
/// </summary>
/// <param name="At">When it was asked for.</param>
/// <param name="AppliedAt">When nothing of it was left; null until then.</param>
/// <param name="Size">See <see cref="IdentifierShape"/>. Hosts that share a store have each other's entries from here; null in rows of before there were such.</param>
/// <param name="CallingCode">The same.</param>
internal sealed record AppliedErasure(IdentifierKind Kind, DateTimeOffset At, DateTimeOffset? AppliedAt, int? Size = null, int? CallingCode = null)
{
    public static AppliedErasure Open(Suppression suppression) => new(suppression.Kind, suppression.At, null, suppression.Size, suppression.CallingCode);

    /// <param name="hash">The row's id.</param>
    public Suppression? ToSuppression(string hash) => Size is { } size && CallingCode is { } code ? new Suppression(Kind, hash, At, size, code) : null;
}
