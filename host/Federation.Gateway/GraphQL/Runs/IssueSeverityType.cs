using Federation.Contracts;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class IssueSeverityType : EnumerationGraphType
{
    public IssueSeverityType()
    {
        Name = "IssueSeverity";
        Description = "How much an issue takes away.";
        Add("INFO", IssueSeverity.Info, "Worth knowing; nothing was lost.");
        Add("WARNING", IssueSeverity.Warning, "A value was left out or read leniently; the rest of the record stands.");
        Add("ERROR", IssueSeverity.Error, "The record cannot be used.");
    }
}
