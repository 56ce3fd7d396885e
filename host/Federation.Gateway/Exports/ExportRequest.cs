using Federation.Cluster.Index;
using Federation.Cluster.Problems;

namespace Federation.Gateway.Exports;

/// <summary>Which centres are exported, and how services are called.</summary>
internal sealed record ExportRequest(CentreQuery Query, RemedyLanguage Language);
