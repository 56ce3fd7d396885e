using Federation.Cluster.Json;

namespace Federation.Cluster.Members.Visits;

/// <summary>Stores a month as its text.</summary>
public sealed class VisitMonthJson : TextJsonConverter<VisitMonth>
{
    protected override Parser TryParse => VisitMonth.TryParse;
}
