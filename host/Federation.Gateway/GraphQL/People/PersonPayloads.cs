using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Exporting;
using Federation.Gateway.GraphQL.Networks;

namespace Federation.Gateway.GraphQL.People;

/// <param name="Report">Null where nothing was begun.</param>
internal sealed record PersonErasurePayload(ErasureReport? Report, IReadOnlyList<UserError> Errors);

/// <param name="HasMore">True where there are more places than one answer tells.</param>
internal sealed record PersonExportPayload(IReadOnlyList<HeldPlace> Places, bool HasMore, IReadOnlyList<UserError> Errors);
