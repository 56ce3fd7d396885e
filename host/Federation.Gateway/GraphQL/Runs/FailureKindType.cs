using Federation.Contracts;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class FailureKindType : EnumerationGraphType
{
    public FailureKindType()
    {
        Name = "FailureKind";
        Description = "Why a run failed, which decides who can mend it and whether to try again.";
        Add("CONFIGURATION", FailureKind.Configuration, "The network's settings are wrong: a person mends them.");
        Add("AUTHENTICATION", FailureKind.Authentication, "The source refused our credentials.");
        Add("RATE_LIMITED", FailureKind.RateLimited, "The source asked us to wait.");
        Add("TRANSIENT", FailureKind.Transient, "The source or the way to it was unwell for a moment.");
        Add("SOURCE_CHANGED", FailureKind.SourceChanged, "The source is gone or speaks another format now.");
        Add("BUG", FailureKind.Bug, "The adapter or the host is at fault.");
    }
}
