using System.Collections.Frozen;

namespace Federation.Registry.Labels;

/// <summary>
/// What may happen in which state, and which state follows. Nothing else may.
/// <code>
///  None ──award──▸ Awarded ──suspend──▸ Suspended       Awarded, Suspended ──expire──▸ Expired ──award──▸ Awarded (a new label)
///                     ◂──reinstate──┘                   Awarded, Suspended ──revoke──▸ Revoked ──award──▸ Awarded (a new label)
///                                                     Suspended ──appeal──▸ Suspended ──dismiss──▸ Suspended
///                  Awarded ──award──▸ Awarded (a new label in the place of the other, by an assessment alone)
/// </code>
/// </summary>
internal static class LabelTransitions
{
    private static readonly FrozenDictionary<(LabelState From, LabelEventKind Kind), LabelState> Legal = new Dictionary<(LabelState, LabelEventKind), LabelState>
    {
        [(LabelState.None, LabelEventKind.Awarded)] = LabelState.Awarded,
        [(LabelState.Awarded, LabelEventKind.Awarded)] = LabelState.Awarded,
        [(LabelState.Awarded, LabelEventKind.Suspended)] = LabelState.Suspended,
        [(LabelState.Awarded, LabelEventKind.Expired)] = LabelState.Expired,
        [(LabelState.Awarded, LabelEventKind.Revoked)] = LabelState.Revoked,
        [(LabelState.Suspended, LabelEventKind.Reinstated)] = LabelState.Awarded,
        [(LabelState.Suspended, LabelEventKind.Expired)] = LabelState.Expired,
        [(LabelState.Suspended, LabelEventKind.Revoked)] = LabelState.Revoked,
        [(LabelState.Suspended, LabelEventKind.Appealed)] = LabelState.Suspended,
        [(LabelState.Suspended, LabelEventKind.AppealDismissed)] = LabelState.Suspended,
        [(LabelState.Expired, LabelEventKind.Awarded)] = LabelState.Awarded,
        [(LabelState.Revoked, LabelEventKind.Awarded)] = LabelState.Awarded,
    }.ToFrozenDictionary();

    /// <summary>A suspension is appealed against once, an appeal is dismissed while it is pending, and what is appealed against is not made final meanwhile.</summary>
    /// <param name="appeal">Against the suspension; null where the label is not suspended.</param>
    public static bool MayFollow(SuspensionAppeal? appeal, LabelEventKind kind) => kind switch
    {
        LabelEventKind.Appealed => appeal == SuspensionAppeal.None,
        LabelEventKind.AppealDismissed => appeal == SuspensionAppeal.Pending,
        LabelEventKind.Revoked => appeal != SuspensionAppeal.Pending,
        _ => true,
    };

    /// <summary>Null where it may not happen.</summary>
    public static LabelState? Next(LabelState from, LabelEventKind kind) => Legal.TryGetValue((from, kind), out var next) ? next : null;
}
