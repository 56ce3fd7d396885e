using System.Text.Json;
using DevLab.JmesPath;
using DevLab.JmesPath.Expressions;
using DevLab.JmesPath.Interop;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Values;

/// <summary>
/// A JMESPath expression over a record. Pure and thread safe. What makes much of little is refused when it is read: see <see cref="TryParse"/>; what remains costs in
/// proportion to the record.
/// </summary>
internal sealed class Expression
{
    public const int MostCharacters = 500;

    // [@,@]|[@,@]|… doubles with every pipe.
    private const int MostGrowth = 64;

    // They make texts of any length, or leave the value that they were given.
    private static readonly string[] Refused = ["pad_left", "pad_right", "replace"];

    private readonly Lock _turn = new();
    private readonly JmesPathExpression _compiled;

    private Expression(string text, JmesPathExpression compiled)
    {
        Text = text;
        _compiled = compiled;
    }

    public string Text { get; }

    /// <param name="reason">Why it is refused, as the rest of a sentence.</param>
    public static Expression? TryParse(string text, out string reason)
    {
        reason = $"it is longer than {MostCharacters} characters";
        if (text.Length > MostCharacters) return null;
        try
        {
            var compiled = new JmesPath().Parse(text);
            var costs = new Costs();
            compiled.Accept(costs);
            reason = costs.Refusal ?? "";
            return costs.Refusal is null ? new Expression(text, compiled) : null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The library throws bare exceptions for every fault of an expression.
            reason = $"it is no JMESPath: {Sdk.Excerpt.Of(failure.Message)}";
            return null;
        }
    }

    /// <summary>What it finds; null where that is nothing, or where a function of it cannot take what it is given.</summary>
    public JsonElement? Find(JsonElement record) => Find(record, out _);

    /// <param name="failure">What a function of it could not take; null where there was none.</param>
    public JsonElement? Find(JsonElement record, out string? failure)
    {
        failure = null;
        try
        {
            lock (_turn)
            {
                return JsonTokens.ToElement(_compiled.Transform(new JmesPathArgument(JsonTokens.Of(record))).AsJToken());
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or AdapterException))
        {
            // Bare exceptions here too: "Error: invalid-type, function length expects …".
            failure = Sdk.Excerpt.Of(exception.Message);
            return null;
        }
    }

    private sealed class Costs : IVisitor
    {
        private long _growth = 1;

        public string? Refusal { get; private set; }

        public void Visit(JmesPathExpression expression)
        {
            switch (expression)
            {
                case JmesPathMultiSelectList list:
                    Grow(list.Expressions.Length);
                    break;
                case JmesPathMultiSelectHash hash:
                    Grow(hash.Dictionary.Count);
                    break;
                case JmesPathLetExpression or JmesPathVariableReference or JmesPathRootNodeExpression:
                    Refusal ??= "\"let\", \"$\" and variables are not read";
                    break;
                case JmesPathFunctionExpression { Name: var name } when Refused.Contains(name):
                    Refusal ??= $"the function \"{name}\" is not read";
                    break;
            }
        }

        private void Grow(int items)
        {
            _growth = Math.Min(int.MaxValue, _growth * Math.Max(1, items));
            if (_growth > MostGrowth) Refusal ??= $"its lists and objects can make one value {MostGrowth} times and more";
        }
    }
}
