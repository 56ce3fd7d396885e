using Federation.Gateway.GraphQL.Results;

namespace Federation.Gateway.GraphQL.Labels;

/// <param name="Label">After the decision.</param>
internal sealed record LabelDecided(LabelView Label);

/// <param name="Standing">The label as it stands; null where there is none.</param>
internal sealed record LabelRefused(string Code, string Message, LabelView? Standing) : Refusal(Code, Message);
