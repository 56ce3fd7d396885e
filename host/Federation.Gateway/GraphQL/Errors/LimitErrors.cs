namespace Federation.Gateway.GraphQL.Errors;

/// <summary>What is said where an answer came to no end.</summary>
internal static class LimitErrors
{
    public static CodedError Result(GatewayOptions options) =>
        new(ErrorCode.LimitResult, $"The answer would hold more than {options.Limits.ResultFields} values. Ask for fewer fields or smaller pages.");

    public static CodedError Time(TimeSpan most) => new(ErrorCode.LimitTime, $"The answer took longer than {most.TotalSeconds} s. Ask for less at a time.");
}
