using Federation.Cluster.Index;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreOrderType : EnumerationGraphType
{
    public CentreOrderType()
    {
        Name = "CentreOrder";
        Description = "What comes first in a list of centres. Ties go by name, then by key.";
        Add("RELEVANCE", CentreOrder.Relevance, "What fits the words best: a word in the name before one in the town, and that before one in the description; a whole word before its beginning.");
        Add("DISTANCE", CentreOrder.Distance, "The nearest to the point of \"near\", or to home, first; only with one of these.");
        Add("NAME", CentreOrder.Name, "By name.");
        Add("LEVEL", CentreOrder.Level, "The highest label first, on the axis that is filtered by or overall.");
        Add("FRESHNESS", CentreOrder.Freshness, "What changed last first.");
    }
}
