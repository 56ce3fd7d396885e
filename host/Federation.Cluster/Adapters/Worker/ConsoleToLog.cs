using System.Text;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>What a plug-in writes to the console, line by line into its log. Thread safe.</summary>
internal sealed class ConsoleToLog(HostLog log, LogLevel level) : TextWriter
{
    private readonly Lock _turn = new();
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public static void Redirect(HostLog log)
    {
        Console.SetIn(TextReader.Null);
        Console.SetOut(new ConsoleToLog(log, LogLevel.Information));
        Console.SetError(new ConsoleToLog(log, LogLevel.Warning));
    }

    public override void Write(char value)
    {
        lock (_turn) Append(value);
    }

    public override void Write(string? value)
    {
        lock (_turn)
        {
            foreach (char character in value ?? "") Append(character);
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    private void Append(char value)
    {
        if (value != '\n')
        {
            // A line without end is cut rather than gathered for ever.
            if (_line.Length <= HostLog.MostCharacters) _line.Append(value);
            return;
        }

        log.Console(level, _line.ToString());
        _line.Clear();
    }
}
