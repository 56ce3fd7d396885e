using Federation.Contracts;

namespace Federation.Gateway.GraphQL.Runs;

/// <summary>What to do about a problem, for a network's manager. Thread safe.</summary>
public interface IRemedies
{
    /// <summary>One or two sentences; never empty, also for a code that is not known.</summary>
    /// <param name="code">Of a failure or an issue.</param>
    /// <param name="kind">Of a failure; null for an issue.</param>
    string Remedy(string code, FailureKind? kind, Language language);
}
