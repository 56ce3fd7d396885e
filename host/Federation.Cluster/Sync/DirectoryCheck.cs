using Federation.Cluster.Federating;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Mail;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>Reads a whole store and tells what does not fit together: the store's own files, listings against bindings, certificates and the public log against labels, evidence files against applications, what doors store, networks' entities, and statements.</summary>
public static class DirectoryCheck
{
    /// <summary>Problems found, for an operator; empty when all is sound. What a crash left pending is sound: the next run takes it up.</summary>
    public static Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken) => RunAsync(store, TimeProvider.System, cancellationToken);

    /// <summary>The same by another clock, which tells what is kept no more.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new List<string>(await store.CheckAsync(cancellationToken));
        problems.AddRange((await BindingCheck.RunAsync(store, cancellationToken)).Select(finding => finding.Problem));
        problems.AddRange(await LabelCheck.RunAsync(store, cancellationToken));
        problems.AddRange(await EvidenceCheck.RunAsync(store, clock.GetUtcNow(), cancellationToken));
        problems.AddRange(await MailCheck.RunAsync(store, cancellationToken));
        problems.AddRange(await LogCheck.RunAsync(store, cancellationToken));
        problems.AddRange(await DoorCheck.RunAsync(store, cancellationToken));
        problems.AddRange(await EntityCheck.RunAsync(store, cancellationToken));
        problems.AddRange(await StatementCheck.RunAsync(store, cancellationToken));
        return problems;
    }
}
