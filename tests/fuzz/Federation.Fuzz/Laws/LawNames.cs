namespace Federation.Fuzz.Laws;

/// <summary>What is held for every input; docs/testing.md says each in a sentence.</summary>
internal static class LawNames
{
    public const string Throws = "throws";
    public const string Crash = "crash";
    public const string Hang = "hang";
    public const string Growth = "growth";
    public const string Failure = "failure";
    public const string End = "end";
    public const string Chunks = "chunks";
    public const string Count = "count";
    public const string Record = "record";
    public const string Persons = "persons";
    public const string Outcome = "outcome";
    public const string Repeat = "repeat";
}
