using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Http;
using Federation.Gateway.Identity.Federating.Statements;
using Federation.Trust;
using Federation.Trust.Chains;
using Federation.Trust.Entities;

namespace Federation.Gateway.Identity.Federating.Chains;

/// <summary>Statements as this directory signs them itself; those of others from another source. Thread safe.</summary>
/// <param name="others">Null where nobody else is asked.</param>
internal sealed class HostedSource(DirectoryMoment moment, HostedConfigurations configurations, HostedSubordinates subordinates, StatementAnswer answers, IStatementSource? others) : IStatementSource
{
    private static readonly Judged<string> NobodyIsAsked = new TrustRefusal(TrustCodes.NotCached, "Nobody else is asked on behalf of somebody unknown.");

    public async Task<Judged<string>> ConfigurationAsync(EntityId entity, CancellationToken cancellationToken)
    {
        if (moment.Addresses.Find(entity) is { } hosted)
        {
            return moment.Hosts(hosted) ? answers.Sign(await configurations.OfAsync(hosted, moment, cancellationToken)) : new TrustRefusal(TrustCodes.FetchFailed, "This directory speaks for no such entity.");
        }

        return others is null ? NobodyIsAsked : await others.ConfigurationAsync(entity, cancellationToken);
    }

    public async Task<Judged<string>> SubordinateAsync(EntityId superior, Uri endpoint, EntityId subject, CancellationToken cancellationToken)
    {
        if (moment.Addresses.Find(superior) is { } hosted)
        {
            return moment.Hosts(hosted) && subordinates.Of(hosted, subject, moment) is { } draft ? answers.Sign(draft) : new TrustRefusal(TrustCodes.NotSubordinate, "There is no such subordinate.");
        }

        return others is null ? NobodyIsAsked : await others.SubordinateAsync(superior, endpoint, subject, cancellationToken);
    }
}
