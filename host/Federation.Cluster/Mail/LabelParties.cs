using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Mail;

/// <summary>Who is told of what happens to a label: those whom it concerns, and those who may decide about it. Thread safe.</summary>
internal sealed class LabelParties(CentreArchive centres, AssessmentArchive applications, IAssessors assessors, INetworkAccounts managers)
{
    /// <summary>Those who may appeal: whoever applied, then the managers of the networks that list the centre, or did when it was applied for. Each once.</summary>
    public async Task<IReadOnlyList<string>> ConcernedAsync(LabelHistory history, CancellationToken cancellationToken)
    {
        var application = await ApplicationAsync(history, cancellationToken);
        var managing = await managers.OfAsync(await NetworksAsync(history, application, cancellationToken), cancellationToken);
        return [.. new[] { application?.Assessment?.Subject.Applicant }.OfType<string>().Concat(managing).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Assessors with no part in the label and no role of a network that lists the centre, or did when it was applied for; nobody where the application cannot be read, for nobody knows then who had a part.</summary>
    /// <param name="parties">Who have one besides.</param>
    public async Task<IReadOnlyList<string>> DecidersAsync(LabelHistory history, IReadOnlyCollection<string> parties, CancellationToken cancellationToken)
    {
        var application = await ApplicationAsync(history, cancellationToken);
        if (application is { IsReadable: false }) return [];
        var networks = await NetworksAsync(history, application, cancellationToken);
        string?[] all = [.. parties, application?.Assessment?.Subject.Applicant, application?.Assessment?.ControlBy];
        return [.. (await assessors.AllAsync(cancellationToken)).Where(assessor => !all.Contains(assessor.Account) && !assessor.Networks.Any(networks.Contains)).Select(assessor => assessor.Account)];
    }

    private async Task<ReadApplication?> ApplicationAsync(LabelHistory history, CancellationToken cancellationToken) =>
        AssessmentId.TryParse(history.Events.LastOrDefault(happened => happened.Award is not null)?.Assessment, out var id) ? (await applications.TryReadAsync([id], cancellationToken))[0] : null;

    private async Task<HashSet<NetworkId>> NetworksAsync(LabelHistory history, ReadApplication? application, CancellationToken cancellationToken)
    {
        var listing = (await centres.ReadAsync([history.Centre], cancellationToken))[0]?.State.Networks ?? [];
        return [.. listing, .. (application?.Assessment?.Subject.Networks ?? []).Select(NetworkId.Parse)];
    }
}
