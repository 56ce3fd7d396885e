using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Problems;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Networks;
using Federation.Registry.Assessments;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Results;

/// <summary>There is nothing of the id that was given, or it is another's: nothing in it tells the two apart.</summary>
/// <param name="Field">The input that gave the id.</param>
internal sealed record NotFound(string Code, string Message, string Field) : Refusal(Code, Message)
{
    public static NotFound Network(NetworkId network) => new(NetworkCodes.Unknown, $"There is no network {network}.", "network");

    public static NotFound Assessment() => new(AssessmentProblemCodes.Unknown, "There is no application of that key.", "assessment");

    public static NotFound Webhook() => new(WebhookCodes.Unknown, "The network has no webhook of that key.", "webhook");

    /// <param name="code">Of the feature that looked for it.</param>
    public static NotFound Centre(string code) => new(code, "No listing speaks for a centre of that id.", "centre");
}

internal sealed class NotFoundType : RefusalType<NotFound>
{
    public NotFoundType(ProblemCatalogue remedies)
        : base(remedies, "NotFound", "There is nothing of an id that was given, or it is not for the caller: the two are not told apart.") =>
        Field<NonNullGraphType<StringGraphType>>("field").Description("The input that gave the id, for example network.").Resolve(context => context.Source.Field);
}
