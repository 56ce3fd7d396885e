using Federation.Gateway.GraphQL.Http.Rates;
using GraphQL;

namespace Federation.Gateway.GraphQL.Errors;

/// <summary>An expected failure with its code. The message goes to the caller: it says what was wrong and what would be right.</summary>
internal sealed class CodedError : ExecutionError
{
    public CodedError(ErrorCode code, string message)
        : base(message)
    {
        ErrorCode = code;
        Code = code.Value;
    }

    public ErrorCode ErrorCode { get; }

    /// <summary>What the caller has had all of; null where the failure has another reason.</summary>
    public QuotaSpent? Spent { get; init; }

    /// <summary>Seconds after which to ask again; null where that does not help.</summary>
    public int? RetryAfter { get => Spent?.RetryAfter ?? field; init; }

    public static CodedError BadInput(string message) => new(ErrorCode.BadInput, message);
}
