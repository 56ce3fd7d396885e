namespace Federation.Host.Output;

/// <summary>How a command ended, for scripts. Documented in docs/command-line.md; numbers are never reused.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The command worked and found something wrong: a run that failed, a check that did not pass.</summary>
    public const int FoundProblems = 1;

    /// <summary>The command line, a settings file or a name in it is wrong.</summary>
    public const int WrongUse = 2;

    /// <summary>Another host has the data folder.</summary>
    public const int FolderInUse = 3;

    /// <summary>The data folder or its store cannot be read or written.</summary>
    public const int StoreUnavailable = 4;

    /// <summary>The host named by --url does not answer, or refuses.</summary>
    public const int RemoteFailed = 5;

    /// <summary>A fault of the program: nothing the operator wrote explains it.</summary>
    public const int ProgramFault = 70;

    /// <summary>Stopped by Ctrl-C or a signal.</summary>
    public const int Cancelled = 130;
}
