using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Http;
using Federation.Gateway.Identity.Federating.Statements;
using Federation.Trust;
using Federation.Trust.Chains;
using Federation.Trust.Entities;

namespace Federation.Gateway.Identity.Federating.Chains;

/// <summary>
/// Chains up to this directory. Those of its own entities are made anew for each question, so that what changes counts at once; those of others are kept (<see cref="ChainCache"/>). Thread safe.
/// </summary>
internal sealed class DirectoryChains
{
    private readonly DirectoryMoments _moments;
    private readonly HostedConfigurations _configurations;
    private readonly HostedSubordinates _subordinates;
    private readonly StatementAnswer _answers;
    private readonly FederationKeys _keys;
    private readonly FetchedStatements _fetched;
    private readonly FederationAddresses _addresses;
    private readonly TimeProvider _clock;
    private readonly ChainCache _kept;

    public DirectoryChains(DirectoryMoments moments, HostedConfigurations configurations, HostedSubordinates subordinates, StatementAnswer answers, FederationKeys keys, FetchedStatements fetched, FederationAddresses addresses, TimeProvider clock)
    {
        (_moments, _configurations, _subordinates, _answers, _keys, _fetched, _addresses, _clock) = (moments, configurations, subordinates, answers, keys, fetched, addresses, clock);
        _kept = new ChainCache((entity, _, token) => BuildAsync(entity, _fetched, token), clock, new ChainCacheLimits());
    }

    /// <summary>What others' statements are taken by.</summary>
    public TrustRules Rules => new() { AllowLoopback = _addresses.AllowLoopback };

    /// <summary>The anchor, with the keys that it is known by here.</summary>
    public TrustAnchor Anchor => new(_addresses.Anchor, _keys.Known);

    /// <summary>An entity's chain; for one that is not hosted here, others are asked.</summary>
    public async Task<Judged<TrustChain>> ResolveAsync(EntityId entity, CancellationToken cancellationToken)
    {
        if (_addresses.Find(entity) is not null) return await BuildHostedAsync(entity, cancellationToken);
        await KnowAsync(cancellationToken);
        return await _kept.ResolveAsync(entity, cancellationToken);
    }

    /// <summary>The same for somebody unknown: nobody else is asked on their behalf.</summary>
    public async Task<Judged<TrustChain>> CachedAsync(EntityId entity, CancellationToken cancellationToken)
    {
        if (_addresses.Find(entity) is not null) return await BuildHostedAsync(entity, cancellationToken);
        await KnowAsync(cancellationToken);
        return _kept.Cached(entity);
    }

    /// <summary>Builds kept chains anew that are due.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await KnowAsync(cancellationToken);
        await _kept.RefreshAsync(cancellationToken);
    }

    /// <summary>All above an entity of this directory's own are its own too: no stranger is asked.</summary>
    private Task<Judged<TrustChain>> BuildHostedAsync(EntityId entity, CancellationToken cancellationToken) => BuildAsync(entity, others: null, cancellationToken);

    private async Task<Judged<TrustChain>> BuildAsync(EntityId entity, IStatementSource? others, CancellationToken cancellationToken)
    {
        var moment = await _moments.ReadAsync(cancellationToken);
        _fetched.Know(moment.Registered);
        var source = new HostedSource(moment, _configurations, _subordinates, _answers, others);
        return await new ChainBuilder(source, _clock, Rules).BuildAsync(entity, Anchor, moment.Registered.Denied, cancellationToken);
    }

    /// <summary>Before anything that is kept is given: who was removed, and what this directory said of a network before, counts no more from the next question on.</summary>
    private async Task KnowAsync(CancellationToken cancellationToken)
    {
        var moment = await _moments.ReadAsync(cancellationToken);
        _fetched.Know(moment.Registered);
        _kept.Deny(moment.Registered.Denied);
        _kept.Require(chain => AnchorWord.Stands(chain, _subordinates, moment));
    }
}
