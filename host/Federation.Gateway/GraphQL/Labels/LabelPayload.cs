using Federation.Cluster.Centres;
using Federation.Registry.Labels;

namespace Federation.Gateway.GraphQL.Labels;

/// <param name="Label">After the decision; where it was refused, as it is. Null where there is none.</param>
internal sealed record LabelPayload(CentreId Centre, LabelView? Label, IReadOnlyList<LabelRefusal> Errors);
