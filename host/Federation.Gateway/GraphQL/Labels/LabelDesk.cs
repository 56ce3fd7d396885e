using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Gateway.GraphQL.Assessments;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.Identity.Access;
using Federation.Registry.Assessments;

namespace Federation.Gateway.GraphQL.Labels;

/// <summary>Where decisions about labels are taken in: who has no say in them, and what is told of them. Thread safe.</summary>
internal sealed class LabelDesk(IDirectoryGrains grains, LabelArchive labels, AssessmentArchive applications, TimeProvider clock)
{
    /// <summary>Empty where the centre was never awarded a label. No grain is woken for an id that somebody made up.</summary>
    public async Task<LabelHistory> ReadAsync(CentreId centre, CancellationToken cancellationToken) => (await labels.ReadAsync([centre], cancellationToken))[0];

    /// <summary>The application that the last award came of; null where it came of none.</summary>
    public async Task<AssessmentView?> ApplicationAsync(LabelHistory history, CancellationToken cancellationToken) =>
        AssessmentId.TryParse(history.Events.LastOrDefault(happened => happened.Award is not null)?.Assessment, out var id) ? await applications.ReadAsync(id, cancellationToken) : null;

    /// <summary>Refuses whoever has a part in it: a role of a network that lists the centre or did when the label was applied for, whoever applied, and whoever vouched. Null where nothing is against the caller.</summary>
    public async Task<LabelRefused?> AgainstAsync(DirectoryContext directory, LabelHistory history, CancellationToken cancellationToken)
    {
        var application = await ApplicationAsync(history, cancellationToken);
        var caller = directory.Caller;
        var concerned = application is null ? directory.Listing(history.Centre) : directory.Concerned(application);
        bool isParty = application is not null && (caller.Subject == application.Assessment.Subject.Applicant || caller.Subject == application.Assessment.ControlBy);
        return isParty || concerned.Any(network => caller.Grants.Any(grant => grant.Network == network))
            ? Refuse(AssessmentProblemCodes.Conflict, "Whoever applied, vouched, or has a role of a network that lists the centre decides nothing about its label.", history)
            : null;
    }

    /// <summary>Whether the caller is one whom a suspension concerns: a manager, by a grant of that network, of one that lists the centre now or did when the label was applied for, and whoever applied. An operator is none by that.</summary>
    public async Task<bool> ConcernsAsync(DirectoryContext directory, LabelHistory history, CancellationToken cancellationToken)
    {
        var application = await ApplicationAsync(history, cancellationToken);
        var caller = directory.Caller;
        if (application is not null && caller.Subject == application.Assessment.Subject.Applicant) return true;
        var concerned = (application is null ? directory.Listing(history.Centre) : directory.Concerned(application)).ToHashSet();
        return caller.Scopes.Contains(TokenScopes.Of(Role.NetworkManager)) && caller.Grants.Any(grant => grant is { Role: Role.NetworkManager, Network: { } network } && concerned.Contains(network));
    }

    public LabelRefused Refuse(string code, string message, LabelHistory history) => new(code, message, LabelView.Of(history, clock.GetUtcNow()));

    /// <summary>Has it decided, and tells what came of it.</summary>
    public async Task<object> DecideAsync(CentreId centre, LabelOrder order)
    {
        var answer = await grains.Label(centre).Decide(order);
        return answer.IsRefused ? Refuse(answer.Code, answer.Message, answer.History) : new LabelDecided(LabelView.Of(answer.History, clock.GetUtcNow())!); // a decision that was made leaves one
    }
}
