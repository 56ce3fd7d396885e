using System.Collections.Concurrent;
using Federation.Trust.Chains;
using Federation.Trust.Entities;

namespace Federation.Trust.Tests.Support;

/// <summary>A federation in memory: statements by who is asked and about whom.</summary>
internal sealed class MemorySource : IStatementSource
{
    private readonly ConcurrentDictionary<(EntityId Asked, EntityId Subject), string> _statements = new();

    /// <summary>Entities that do not answer.</summary>
    public ConcurrentDictionary<EntityId, bool> Silent { get; } = new();

    /// <summary>What was asked for, in order.</summary>
    public ConcurrentQueue<(EntityId Asked, EntityId Subject)> Asked { get; } = new();

    public void Put(Entity asked, Entity subject, string statement) => _statements[(asked.Id, subject.Id)] = statement;

    public void Remove(Entity asked, Entity subject) => _statements.TryRemove((asked.Id, subject.Id), out _);

    public Task<Judged<string>> ConfigurationAsync(EntityId entity, CancellationToken cancellationToken) => Task.FromResult(Answer(entity, entity, TrustCodes.FetchFailed));

    public Task<Judged<string>> SubordinateAsync(EntityId superior, Uri endpoint, EntityId subject, CancellationToken cancellationToken)
    {
        Assert.Equal(superior.Value + "/fetch", endpoint.AbsoluteUri);
        return Task.FromResult(Answer(superior, subject, TrustCodes.NotSubordinate));
    }

    private Judged<string> Answer(EntityId asked, EntityId subject, string missing)
    {
        Asked.Enqueue((asked, subject));
        if (Silent.ContainsKey(asked)) return new TrustRefusal(TrustCodes.FetchFailed, "Nobody answers.");
        return _statements.TryGetValue((asked, subject), out string? statement) ? statement : new TrustRefusal(missing, "There is no such statement.");
    }
}
