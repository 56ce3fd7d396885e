using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using Federation.Gateway.Identity.Access;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

/// <summary>Disputes between two networks. Operators decide nothing in them: a role of the network itself is asked for.</summary>
internal sealed class StatementMutations(IDirectoryGrains grains, StatementArchive archive) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        OfLine(mutation, "disputeVisits", $"Disputes a line of a statement between the network and another, within {StatementTimes.DaysToDispute} days. The line stays as it is; the host answers. Nothing happens where the network disputed it in the same way.")
            .Argument<NonNullGraphType<DisputeReasonType>>("reason", "What is against it.")
            .Argument<IntGraphType>("visitorDays", "How many visitor-days it should have, not more than visits. To be said, with visits, where it has too few; else it may be left out. The host's answer stays between that and the line.")
            .Argument<IntGraphType>("visits", "How many visits it should have.")
            .ResolveAsync(async context => await DisputeAsync(context));
        OfLine(mutation, "answerVisitDispute", $"Answers a dispute for the network that hosted, within {StatementTimes.DaysToAnswer} days: with how many the line should have, which the next statement corrects, and more than it has only as far as the home network agreed, or with neither number where it is right.")
            .Argument<IntGraphType>("visitorDays", "How many visitor-days it should have, not more than visits.")
            .Argument<IntGraphType>("visits", "How many visits it should have.")
            .ResolveAsync(async context => await AnswerAsync(context));
    }

    private static FieldBuilder<object?, object> OfLine(MutationType mutation, string name, string description) => mutation.OfNetwork<VisitDisputeResultType>(name, description)
        .Argument<NonNullGraphType<StringGraphType>>("statement", "The statement's key.")
        .Argument<NonNullGraphType<StringGraphType>>("centre", "The line's centre, by its key.")
        .Argument<NonNullGraphType<StringGraphType>>("tier", "The line's tier.");

    private async Task<object> DisputeAsync(IResolveFieldContext context) => await AskAsync(context, (network, statement, centre, tier) =>
        grains.Clearing().Dispute(new DisputeOrder { Statement = statement, Centre = centre, Tier = tier, Reason = context.GetArgument<DisputeReason>("reason"), VisitorDays = context.GetArgument<int?>("visitorDays"), Visits = context.GetArgument<int?>("visits"), For = network, By = context.Subject() }));

    private async Task<object> AnswerAsync(IResolveFieldContext context) => await AskAsync(context, (network, statement, centre, tier) => grains.Clearing().Answer(new DisputeReply
    {
        Statement = statement, Centre = centre, Tier = tier, VisitorDays = context.GetArgument<int?>("visitorDays"), Visits = context.GetArgument<int?>("visits"), For = network, By = context.Subject(),
    }));

    private async Task<object> AskAsync(IResolveFieldContext context, Func<NetworkId, string, CentreId, Tier, Task<string?>> ask)
    {
        var network = context.NetworkAsked();
        string id = context.GetArgument<string>("statement");
        if (await grains.Network(network).GetDefinition() is null) return NotFound.Network(network);
        if (!CentreId.TryParse(context.GetArgument<string>("centre"), out var centre) || !Tier.TryParse(context.GetArgument<string>("tier"), out var tier)) return NotThere();
        // No grain is woken for a key that somebody made up; of others' statements nobody is told that there are any.
        if (await archive.ReadAsync(id, context.CancellationToken) is not { } statement || (statement.Host != network && statement.Home != network)) return NotThere();
        if (!context.Directory().Caller.Grants.Any(grant => grant.Role == Role.NetworkManager && grant.Network == network)) return new Refused(VisitCodes.NotYours, "Between two networks operators decide nothing by themselves.");
        if (await ask(network, id, centre, tier) is { } code) return code == VisitCodes.NoLine ? NotThere() : new Refused(code, Message(code));
        var line = statement.Lines.First(line => line.Centre == centre && line.Tier == tier); // it was disputed
        return new VisitDisputed((await archive.DisputesAsync(statement, [line], context.CancellationToken))[0]!); // as above
    }

    private static NotFound NotThere() => new(VisitCodes.NoLine, "The network has no such line.", "statement");

    private static string Message(string code) => code switch
    {
        VisitCodes.Answered => "The dispute was answered already, in another way.",
        VisitCodes.BadNumbers => "Both numbers are said or neither, no more days than visits, others than the line, and in a dispute on the side of it that its reason says.",
        VisitCodes.Disputed => "The line was disputed already.",
        VisitCodes.NotAgreed => "The home network has not agreed to that.",
        VisitCodes.NoDispute => "Nobody disputes the line.",
        VisitCodes.TooLate => "The time for it is over.",
        _ => throw new ArgumentException($"Unknown code {code}.", nameof(code)),
    };
}
