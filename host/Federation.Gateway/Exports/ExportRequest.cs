using Federation.Cluster.Index;
using Federation.Cluster.Problems;

namespace Federation.Gateway.Exports;

/// <summary>Which centres are exported, and how services are called.</summary>
/// <param name="WithoutShareAlike">Whether only what comes from sources is shown whose licences are known not to ask to share alike.</param>
internal sealed record ExportRequest(CentreQuery Query, RemedyLanguage Language, bool WithoutShareAlike);
