using Federation.Matching.Learn;

if (args is not [var data, var output])
{
    await Console.Error.WriteLineAsync("Learns the weights of the matching. Give the folder of the real listings, and the file to write.");
    return 2;
}

var learning = await Learner.LearnAsync(data, CancellationToken.None);
await File.WriteAllBytesAsync(output, learning.Weights);
Console.WriteLine(learning.Report);
return 0;
