using DslNet.Interrupted;

if (args is not [var checkpoint])
{
    Console.Error.WriteLine("One argument is expected: the file of the checkpoint.");
    return 2;
}

Console.WriteLine(InterruptedTraining.Run(checkpoint));
return 0;
