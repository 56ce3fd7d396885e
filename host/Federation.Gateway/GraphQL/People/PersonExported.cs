using Federation.Cluster.People.Exporting;

namespace Federation.Gateway.GraphQL.People;

/// <param name="HasMore">True where there are more places than one answer tells.</param>
internal sealed record PersonExported(IReadOnlyList<HeldPlace> Places, bool HasMore);
