using System.Globalization;
using Federation.Cluster.Labels;
using Federation.Cluster.Storage;
using Federation.Registry.Labels;

namespace Federation.Cluster.Operating.Acts;

/// <summary>What was decided of labels, from their histories. What time alone did, and appeals, are nobody's decisions here.</summary>
internal sealed class LabelActs(IDirectoryStore store) : IActTrail
{
    public IAsyncEnumerable<StaffAct> ReadAsync(CancellationToken cancellationToken) => store
        .ScanAsync(RowKinds.Label, cancellationToken: cancellationToken)
        .SelectMany(row => LabelArchive.TryRead(row, out var history) ? Of(history) : []);

    private static IEnumerable<StaffAct> Of(LabelHistory history)
    {
        foreach (var happened in history.Events)
        {
            if (KindOf(happened.Kind) is not { } kind) continue;
            yield return new StaffAct
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"label/{history.Centre}/{happened.Version}"),
                At = happened.At,
                Kind = kind,
                Subject = history.Centre.Value,
                Actor = OpaqueActor.Of(happened.Actor),
            };
        }
    }

    private static StaffActKind? KindOf(LabelEventKind kind) => kind switch
    {
        LabelEventKind.Awarded => StaffActKind.LabelAwarded,
        LabelEventKind.Suspended => StaffActKind.LabelSuspended,
        LabelEventKind.Reinstated => StaffActKind.LabelReinstated,
        LabelEventKind.Revoked => StaffActKind.LabelRevoked,
        LabelEventKind.AppealDismissed => StaffActKind.LabelAppealDismissed,
        _ => null,
    };
}
