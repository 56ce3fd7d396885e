using Federation.Trust.Entities;
using Federation.Trust.Statements;

namespace Federation.Trust.Chains;

/// <summary>What building one chain may ask for: so many statements, and each of them once. For one use at a time.</summary>
internal sealed class FetchBudget(IStatementSource source, DateTimeOffset now, TrustRules rules)
{
    private readonly Dictionary<EntityId, Judged<EntityStatement>> _configurations = [];
    private readonly Dictionary<(EntityId Superior, EntityId Subject), Judged<EntityStatement>> _statements = [];
    private int _fetches;

    public async Task<Judged<EntityStatement>> ConfigurationAsync(EntityId entity, CancellationToken cancellationToken)
    {
        if (_configurations.TryGetValue(entity, out var known)) return known;
        if (++_fetches > rules.MostFetches) return Spent();
        var fetched = await source.ConfigurationAsync(entity, cancellationToken);
        return _configurations[entity] = fetched.TryGet(out string? compact, out var refusal) ? await StatementSignature.ReadConfigurationAsync(compact, entity, now, rules) : refusal;
    }

    /// <summary>What a superior says of a subordinate. By whom it is signed is looked at with the whole chain.</summary>
    public async Task<Judged<EntityStatement>> SubordinateAsync(EntityStatement superior, EntityId subject, CancellationToken cancellationToken)
    {
        var step = (superior.Subject, subject);
        if (_statements.TryGetValue(step, out var known)) return known;
        if (superior.FetchEndpoint(rules) is not { } endpoint) return new TrustRefusal(TrustCodes.NotSubordinate, "A superior that was named does not say where it tells of its subordinates.");
        if (++_fetches > rules.MostFetches) return Spent();
        var fetched = await source.SubordinateAsync(superior.Subject, endpoint, subject, cancellationToken);
        return _statements[step] = fetched.TryGet(out string? compact, out var refusal) ? Read(compact, superior.Subject, subject) : refusal;
    }

    private Judged<EntityStatement> Read(string compact, EntityId superior, EntityId subject)
    {
        if (!StatementReader.Read(compact, now, rules).TryGet(out var statement, out var refusal)) return refusal;
        return statement.Issuer == superior && statement.Subject == subject ? statement : new TrustRefusal(TrustCodes.OtherSubject, "A superior was asked of one subordinate and spoke of another, or for another.");
    }

    private TrustRefusal Spent() => new(TrustCodes.TooManyFetches, $"At most {rules.MostFetches} statements are fetched for one chain.");
}
