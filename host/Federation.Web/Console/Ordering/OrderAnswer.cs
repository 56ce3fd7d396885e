namespace Federation.Web.Console.Ordering;

/// <summary>What every order of the console answers.</summary>
public sealed record OrderAnswer(OrderDone? Done);

/// <param name="Code">Of a refusal; null where the order was taken.</param>
/// <param name="Message">In English.</param>
/// <param name="Remedy">In the reader's language.</param>
/// <param name="Run">The run that was started, is asked to stop, or stands in the way.</param>
public sealed record OrderDone(string? Code = null, string? Message = null, string? Remedy = null, OrderedRun? Run = null);

public sealed record OrderedRun(string Id);
